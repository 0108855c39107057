/** Dates are ISO text from the service; the office's zone is the only one. */

const officeZone = 'Asia/Shanghai'

/** An instant as the office reads it, to the minute: `2026-02-17 09:30`. */
export function officeMinute(instant: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone: officeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(new Date(instant)).map(p => [p.type, p.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

/** The office's date at a moment. */
export function officeDate(moment: Date): string {
  return officeMinute(moment.toISOString()).slice(0, 10)
}

/** The instant of a wall-clock time of the office, such as `2026-02-17T09:30`; no daylight saving since 1991. */
export function officeTime(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString()
}

/** Whole days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** `2026-01-01 – 2026-01-31`, or one date when they are the same. */
export function period(from: string | null, to: string | null): string {
  if (from === to || !to) return from ?? '–'
  return from ? `${from} – ${to}` : to
}
