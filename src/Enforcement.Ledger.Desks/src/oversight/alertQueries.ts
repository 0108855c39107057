import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Alert = Schemas['AlertView']
export type AlertDesk = Schemas['AlertDesk']
export type AlertStage = Schemas['AlertStage']
export type CheckResult = Schemas['CheckResult']

const countedAnewMs = 60_000

type Asked = { desk?: AlertDesk | undefined; stage?: AlertStage | undefined; take: number }

/** What is due soon, overdue or escalated and visible to the one who asks, the earliest due date first. */
export function useAlerts({ desk, stage, take }: Asked, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['alerts', desk ?? null, stage ?? null, take],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/alerts', { params: { query: { ...(desk && { desk }), ...(stage && { stage }), ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}

/** How many alerts wait at the own desk, counted anew every minute. */
export function useAlertCount(enabled: boolean) {
  return useQuery({ queryKey: ['alerts-count'], queryFn: () => content(api.GET('/api/v1/alerts/count')), enabled, refetchInterval: countedAnewMs })
}
