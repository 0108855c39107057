import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'
import { postFile } from '../api/postFile'

export type CalendarVersion = Schemas['CalendarVersionView']
export type CalendarDetail = Schemas['CalendarVersionDetail']
export type DeadlineChange = Schemas['DeadlineChange']
export type DayChange = Schemas['DayChange']

/** Versions of the calendar, the newest first. */
export function useCalendars() {
  return useInfiniteQuery({
    queryKey: ['calendars'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/calendar/versions', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

/** A version with the days that are other ones than before, and what it makes of the deadlines that run. */
export function useCalendar(version: number) {
  return useQuery({ queryKey: ['calendars', version], queryFn: () => content(api.GET('/api/v1/calendar/versions/{version}', { params: { path: { version } } })) })
}

/** Proposes a calendar with the notice that it rests on; nothing when this file is the newest version already. */
export const proposeCalendar = (file: File, notice: string) => postFile('/api/v1/calendar/versions', file, isOutcome, { notice })

function isOutcome(said: unknown): said is CalendarDetail | undefined {
  return said === undefined || (typeof said === 'object' && said !== null && 'changes' in said)
}
