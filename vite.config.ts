import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.PERENNIAL_URL ?? 'http://127.0.0.1:4100'

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', proxy: { '^/api/': server } },
  preview: { host: '127.0.0.1', proxy: { '^/api/': server } },
})
