import { daysBetween } from '../calendar/dates'

export type ClockState = 'NotStarted' | 'Running' | 'Met' | 'Late' | 'Suspended'

/** How urgent a clock looks, and which words say how long it still runs. What a clock's state is, the service decides. */
export type ClockLabel = { tone: 'calm' | 'soon' | 'late' | 'met'; days: { key: 'left' | 'today' | 'over'; count: number } | null }

/** Days before the due date from which a clock asks for attention: three workdays with a weekend between them. */
const soonDays = 5

export function clockLabel(state: ClockState, dueOn: string | null, today: string): ClockLabel {
  if (dueOn === null || state === 'NotStarted' || state === 'Suspended') return { tone: 'calm', days: null }
  if (state === 'Met') return { tone: 'met', days: null }
  const left = daysBetween(today, dueOn)
  if (state === 'Late') return { tone: 'late', days: left < 0 ? { key: 'over', count: -left } : null }
  return { tone: left <= soonDays ? 'soon' : 'calm', days: left === 0 ? { key: 'today', count: 0 } : { key: 'left', count: left } }
}
