import type { ReactNode } from 'react'

/** A titled part of a page. */
export function Section({ title, hint, extra, children, flush }: { title: ReactNode; hint?: ReactNode; extra?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={flush ? 'panel panel-flush' : 'panel'}>
      <header className="panel-head">
        <h2>{title}</h2>
        {hint && <span className="quiet">{hint}</span>}
        {extra && <div className="panel-extra">{extra}</div>}
      </header>
      {children}
    </section>
  )
}
