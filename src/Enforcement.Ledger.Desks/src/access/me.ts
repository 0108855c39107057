import { useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Me = Schemas['Me']

export const meKey = ['me'] as const

/** Who is signed in; an error with status 401 means nobody. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: () => content(api.GET('/api/v1/me')), retry: false, staleTime: Infinity })
}

/** Whether the roles allow something. It only decides what is offered; the service asks again at every act. */
export function useMay(): (permission: string) => boolean {
  const { data } = useMe()
  return permission => data?.permissions.includes(permission) ?? false
}
