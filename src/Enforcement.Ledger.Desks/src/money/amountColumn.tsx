import type { TableColumnType } from 'antd'
import { Amount } from './Amount'

/** A column of amounts. */
export function amountColumn<Row extends object>(title: string, value: (row: Row) => string | null, options: { strong?: boolean; width?: number } = {}): TableColumnType<Row> {
  return {
    title,
    align: 'right',
    width: options.width ?? 116,
    render: (_, row) => <Amount value={value(row)} {...(options.strong ? { strong: true } : {})} />,
  }
}
