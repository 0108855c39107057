import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { languageOf } from '../language/language'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'

type FileProblem = Schemas['FileProblem']

/** All that is wrong with a file at once: where, what, and what to do. */
export function ProblemTable({ problems }: { problems: FileProblem[] }) {
  const { t, i18n } = useTranslation()
  const chinese = languageOf(i18n.language) === 'zh'
  const numbered = problems.map((problem, at) => ({ ...problem, at }))
  return (
    <Rows<FileProblem & { at: number }>
      rows={numbered}
      rowKey={p => p.at}
      empty={<Nothing title={t('common.none')} />}
      columns={[
        { title: t('statements.line'), width: 70, align: 'right', render: (_, p) => <span className="digits">{p.line ?? '–'}</span> },
        { title: t('statements.column'), width: 70, align: 'right', render: (_, p) => <span className="digits">{p.column ?? '–'}</span> },
        { title: t('statements.field'), width: 140, render: (_, p) => p.field ?? '–' },
        { title: t('statements.sentence'), render: (_, p) => <><div>{chinese ? p.chinese : p.message}</div><code className="quiet">{p.code}</code></> },
        { title: t('statements.raw'), ellipsis: true, width: 260, render: (_, p) => p.raw ?? '–' },
      ]}
    />
  )
}
