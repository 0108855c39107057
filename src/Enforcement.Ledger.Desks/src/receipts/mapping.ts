import type { DateOrder, Field, Mapping, MoneyRule, TemplatePreview } from './templateQueries'

/** The meanings a person chooses from, in the order of a statement's columns. */
export const fields: Field[] = [
  'Ignored', 'BookedAt', 'BookedTime', 'BookedOn', 'ValueOn', 'Debit', 'Credit', 'Amount', 'Direction', 'Fee', 'Balance', 'Currency', 'Account', 'AccountName', 'SubAccount',
  'CounterpartyName', 'CounterpartyAccount', 'CounterpartyBank', 'PayerName', 'PayerAccount', 'PayerBank', 'PayeeName', 'PayeeAccount', 'PayeeBank',
  'Summary', 'Purpose', 'Note', 'Remark', 'MoreRemark', 'Serial', 'CustomerReference', 'Reversal',
]

export const moneyRules: MoneyRule[] = ['TwoColumns', 'Signed', 'Flagged']
export const dateOrders: DateOrder[] = ['YearFirst', 'DayFirst', 'MonthFirst']

/** A mapping while a person makes it. */
export type Draft = { code: string; title: string; headingRow: number | null; meanings: Field[]; money: MoneyRule; dates: DateOrder; inWords: string; outWords: string }

export function draftOf(preview: TemplatePreview): Draft {
  const { headingRow, suggested } = preview.table
  return { code: '', title: '', headingRow: headingRow ?? null, meanings: suggested, money: ruleOf(suggested), dates: 'YearFirst', inWords: '', outWords: '' }
}

/** Another row is the heading: what was chosen for the cells of the one before means nothing any more. */
export function withHeading(draft: Draft, headingRow: number, cells: number): Draft {
  return { ...draft, headingRow, meanings: Array.from({ length: cells }, () => 'Ignored') }
}

/** A meaning stands at one column; whoever had it before loses it. */
export function withMeaning(draft: Draft, column: number, meaning: Field): Draft {
  return { ...draft, meanings: draft.meanings.map((m, at) => (at === column ? meaning : meaning !== 'Ignored' && m === meaning ? 'Ignored' : m)) }
}

export function mappingOf(draft: Draft, preview: TemplatePreview): Mapping | null {
  const heading = draft.headingRow === null ? undefined : preview.table.rows[draft.headingRow]
  if (!heading) return null
  return {
    code: draft.code.trim(),
    title: draft.title.trim(),
    columns: heading.cells.map((cell, at) => ({ heading: cell, field: draft.meanings[at] ?? 'Ignored' })),
    money: draft.money,
    dates: draft.dates,
    separator: preview.table.separator ?? null,
    inWords: words(draft.inWords),
    outWords: words(draft.outWords),
  }
}

function ruleOf(meanings: Field[]): MoneyRule {
  return meanings.includes('Debit') || !meanings.includes('Amount') ? 'TwoColumns' : meanings.includes('Direction') ? 'Flagged' : 'Signed'
}

function words(typed: string): string[] | null {
  const said = typed.split(/[\s,，、]+/).filter(word => word.length > 0)
  return said.length > 0 ? said : null
}
