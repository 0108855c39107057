import { Link } from 'react-router'

/** The column that leads to a row's case, in lists of several cases. */
export function caseColumn<Row extends { caseId: number; caseNumber: string }>(title: string) {
  return { title, width: 172, render: (_: unknown, row: Row) => <Link to={`/cases/${row.caseId}`} className="case-number">{row.caseNumber}</Link> }
}
