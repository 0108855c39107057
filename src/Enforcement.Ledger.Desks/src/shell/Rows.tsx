import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { RefusalNotice } from '../api/RefusalNotice'

type RowsProps<Row> = {
  rows: readonly Row[] | undefined
  error?: unknown
  columns: NonNullable<TableProps<Row>['columns']>
  rowKey: (row: Row) => React.Key
  empty: ReactNode
  /** What a row does when it is clicked, or reached by keyboard and entered. */
  onOpen?: ((row: Row) => void) | undefined
  expanded?: (row: Row) => ReactNode
  rowClassName?: (row: Row) => string
  /** Whether the head stays in sight while the page scrolls under it. */
  sticky?: boolean
  /** Rows that are chosen for an act on all of them. */
  chosen?: { keys: number[]; choose: (keys: number[]) => void; may?: (row: Row) => boolean } | undefined
  /** Fits its place, shortening texts, instead of scrolling sideways. */
  fit?: boolean
}

/** The one way in which lists look: dense, sticky heads, keyboard reachable, refusals in place of rows. */
export function Rows<Row extends object>({ rows, error, columns, rowKey, empty, onOpen, expanded, rowClassName, sticky, fit, chosen }: RowsProps<Row>) {
  if (error) return <RefusalNotice error={error} />
  return (
    <Table<Row>
      size="small"
      columns={fit ? columns : withActsInSight(columns)}
      dataSource={rows ? [...rows] : []}
      rowKey={rowKey}
      loading={rows === undefined}
      pagination={false}
      showHeader={rows === undefined || rows.length > 0}
      {...(fit ? { tableLayout: 'fixed' as const } : { scroll: { x: 'max-content' } })}
      {...(sticky ? { sticky: { offsetHeader: 52 } } : {})}
      locale={{ emptyText: rows === undefined ? ' ' : empty }}
      {...(chosen ? { rowSelection: { selectedRowKeys: chosen.keys, onChange: keys => chosen.choose(keys.map(Number)), getCheckboxProps: row => ({ disabled: chosen.may ? !chosen.may(row) : false }) } } : {})}
      {...(rowClassName ? { rowClassName } : {})}
      {...(expanded ? { expandable: { expandedRowRender: expanded, expandRowByClick: !onOpen, columnWidth: 36 } } : {})}
      onRow={row => (onOpen ? openable(() => onOpen(row)) : {})}
    />
  )
}

// What can be done with a row has no heading; where a list is wider than the screen it stays in sight.
function withActsInSight<Row>(columns: NonNullable<TableProps<Row>['columns']>): NonNullable<TableProps<Row>['columns']> {
  return columns.map((column, at) => (at === columns.length - 1 && column.title === '' ? { ...column, fixed: 'end' as const } : column))
}

function openable(open: () => void) {
  return {
    tabIndex: 0,
    className: 'row-open',
    onClick: (event: React.MouseEvent) => {
      // A link or button inside the row does its own thing, and marking text is not a click.
      if (!(event.target as Element).closest('a, button, .ant-table-selection-column') && !getSelection()?.toString()) open()
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open()
    },
  }
}
