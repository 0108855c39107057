import type { components } from './schema'

export type Problem = components['schemas']['Problem']

export type Language = 'zh' | 'en'

/** The service, or a rule in it, said no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }

  static unreachable(): Refused {
    return new Refused(own(0, 'desk.unreachable', 'The service cannot be reached. Nothing is known of what was asked; try again, it will not be done twice.',
      '无法连接服务，请稍后重试；重试不会重复办理。'))
  }

  static unreadable(status: number): Refused {
    return new Refused(own(status, 'desk.unreadable', `The service answered with status ${status} and no explanation. Tell whoever runs it.`,
      `服务返回状态 ${status}，未说明原因，请联系运维人员。`))
  }
}

/** What a person reads of a refusal. */
export type RefusalText = { sentence: string; facts: string | null; code: string; article: string | null; houseRule: string | null; field: string | null; traceId: string | null }

export function refusalText(error: unknown, language: Language): RefusalText {
  const problem = (error instanceof Refused ? error : Refused.unreachable()).problem
  return {
    sentence: language === 'zh' ? (problem.chinese ?? problem.title) : problem.title,
    facts: factsOf(problem),
    code: problem.code,
    article: problem.article,
    houseRule: problem.houseRule,
    field: problem.field,
    // A trace helps with what went wrong inside; a rule that said no needs none.
    traceId: problem.status >= 500 ? problem.traceId : null,
  }
}

// The detail is the sentence with the facts of this one case after it.
function factsOf({ title, detail }: Problem): string | null {
  const facts = (detail.startsWith(title) ? detail.slice(title.length) : detail).trim()
  return facts.replace(/^[([:]\s*|[)\]]$/g, '') || null
}

function own(status: number, code: string, title: string, chinese: string): Problem {
  return { type: `urn:ledger:${code}`, title, status, detail: title, code, article: null, houseRule: null, chinese, field: null, traceId: null }
}
