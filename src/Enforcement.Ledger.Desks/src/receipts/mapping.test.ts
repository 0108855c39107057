import { describe, expect, it } from 'vitest'
import { draftOf, mappingOf, withHeading, withMeaning } from './mapping'
import type { TemplatePreview } from './templateQueries'

const preview = {
  table: { encoding: 'utf-8', separator: ',', sheet: null, headingRow: 1, suggested: ['BookedAt', 'Amount', 'Direction'], problems: [],
    rows: [{ line: 1, cells: ['x'] }, { line: 2, cells: ['日期', '金额', '收付'] }, { line: 3, cells: ['20260801', '1.00', '收'] }] },
  reading: { format: null, sha256: '', lines: [], statements: [], problems: [] },
} as unknown as TemplatePreview

describe('a mapping', () => {
  it('starts from what the words suggest and keeps every column', () => {
    const draft = draftOf(preview)
    expect(draft.money).toBe('Flagged')
    expect(mappingOf({ ...draft, code: ' hx ', inWords: '收、进' }, preview)).toMatchObject({
      code: 'hx', separator: ',', inWords: ['收', '进'], outWords: null,
      columns: [{ heading: '日期', field: 'BookedAt' }, { heading: '金额', field: 'Amount' }, { heading: '收付', field: 'Direction' }],
    })
  })

  it('gives a meaning to one column only', () => {
    expect(withMeaning(draftOf(preview), 2, 'Amount').meanings).toEqual(['BookedAt', 'Ignored', 'Amount'])
  })

  it('forgets its meanings when another row is the heading, and is none without a heading', () => {
    expect(withHeading(draftOf(preview), 2, 3)).toMatchObject({ headingRow: 2, meanings: ['Ignored', 'Ignored', 'Ignored'] })
    expect(mappingOf({ ...draftOf(preview), headingRow: null }, preview)).toBeNull()
  })
})
