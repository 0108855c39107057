import { useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type LotClock = Schemas['LotClock']

/** All money that waits for a notice, the earliest due date first. */
export function useClocks() {
  return useQuery({
    queryKey: ['clocks'],
    queryFn: () => content(api.GET('/api/v1/clocks')),
    select: clocks => clocks.toSorted((a, b) => a.aDueOn.localeCompare(b.aDueOn)),
  })
}

export function useChecks(enabled: boolean) {
  return useQuery({ queryKey: ['checks'], queryFn: () => content(api.GET('/api/v1/checks')), enabled })
}
