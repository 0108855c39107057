import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { meKey } from './access/me'
import { Refused } from './api/refusal'
import { App } from './App'
import { startLanguage } from './language/language'
import './desks.css'

startLanguage()

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended shows the sign-in page, whichever list noticed it first.
    onError: (error, query) => {
      if (error instanceof Refused && error.problem.status === 401 && query.queryKey[0] !== meKey[0]) void queries.resetQueries({ queryKey: meKey })
    },
  }),
  defaultOptions: {
    // A rule that said no says no again; only a lost connection is worth another try.
    queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && error instanceof Refused && error.problem.status === 0 },
  },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode><QueryClientProvider client={queries}><App /></QueryClientProvider></StrictMode>,
)
