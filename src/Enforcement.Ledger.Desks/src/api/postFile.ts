import { Refused, type Problem } from './refusal'
import { requestKeys } from './requestKey'

const keys = requestKeys()

/** Hands a file in as it is. An answer that is an outcome is returned whatever its status: a rejected file is an outcome with its problems. */
export async function postFile<Outcome>(address: string, file: File, isOutcome: (said: unknown) => said is Outcome, query: Record<string, string> = {}): Promise<Outcome> {
  const body = await file.arrayBuffer()
  let answer: Response
  try {
    answer = await fetch(`${address}?${new URLSearchParams({ ...query, fileName: file.name })}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': keys.keyFor([address, query, file.name, file.size, file.lastModified]) },
      body,
    })
  } catch {
    throw Refused.unreachable()
  }
  // Without a content there was nothing to do; that is an outcome too.
  const said: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => null)
  if (isOutcome(said)) {
    keys.answered()
    return said
  }
  throw said ? new Refused(said as Problem) : Refused.unreadable(answer.status)
}
