import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../Enforcement.Ledger.Web/wwwroot',
    emptyOutDir: true,
    // Ant Design alone is larger than the usual limit; it is loaded once and kept.
    chunkSizeWarningLimit: 1500,
  },
  server: {
    // `npm run dev` beside a running service; the service compares Origin with Host, so both stay as the browser sent them.
    proxy: { '/api': { target: 'http://localhost:5080', changeOrigin: false } },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
})
