import { Empty } from 'antd'
import type { ReactNode } from 'react'

/** An empty place that says what to do next. */
export function Nothing({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div className="nothing-title">{title}</div>
          {hint && <div className="quiet">{hint}</div>}
        </>
      }
    >
      {children}
    </Empty>
  )
}
