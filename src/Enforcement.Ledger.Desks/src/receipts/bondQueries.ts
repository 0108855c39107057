import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Auction = Schemas['AuctionView']
export type AuctionMode = Schemas['AuctionMode']
export type AuctionResult = Schemas['AuctionResult']
export type Bond = Schemas['BondView']
export type BondFilter = Schemas['BondFilter']
export type ConversionKind = Schemas['ConversionKind']

export function useAuctions(running: boolean) {
  return useInfiniteQuery({
    queryKey: ['auctions', running],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/auctions', { params: { query: { ...(running && { running }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useBonds({ state, auctionId }: { state?: BondFilter | undefined; auctionId?: number }) {
  return useInfiniteQuery({
    queryKey: ['bonds', state ?? null, auctionId ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/bonds', { params: { query: { ...(state && { state }), ...(auctionId && { auctionId }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}
