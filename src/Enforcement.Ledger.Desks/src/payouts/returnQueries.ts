import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Returned = Schemas['ReturnView']

export function useReturned({ unconfirmed, take = 50 }: { unconfirmed: boolean; take?: number }) {
  return useInfiniteQuery({
    queryKey: ['returned', unconfirmed, take],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/returned-payments', { params: { query: { unconfirmed, ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}
