import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { requestKeys } from './requestKey'

/** An act: gives it its key, and afterwards asks anew for what it may have changed. */
export function useAct<Asked, Answer>(act: (asked: Asked, header: { 'Idempotency-Key': string }) => Promise<Answer>) {
  const queries = useQueryClient()
  const [keys] = useState(() => requestKeys())
  return useMutation({
    mutationFn: (asked: Asked) => act(asked, { 'Idempotency-Key': keys.keyFor(asked) }),
    onSuccess: () => {
      keys.answered()
      return queries.invalidateQueries({ predicate: q => q.queryKey[0] !== 'me' })
    },
  })
}
