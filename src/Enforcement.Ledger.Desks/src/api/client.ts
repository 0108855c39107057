import createClient from 'openapi-fetch'
import { Refused, type Problem } from './refusal'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** The service's interface, typed by its own OpenAPI document. */
export const api = createClient<paths>({ baseUrl: '/' })

type Answer<T> = { data?: T; error?: unknown; response: Response }

/** The content of an answer; anything else is thrown as a refusal that the page can show. */
export async function content<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await asked
  } catch {
    throw Refused.unreachable()
  }
  if (!answer.response.ok)
    throw isProblem(answer.error) ? new Refused(answer.error) : Refused.unreadable(answer.response.status)
  return answer.data as T
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'title' in error
}
