import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console is served below this path of a Holdline server. */
export default defineConfig({
  base: '/_holdline/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: '.',
    // A data: URL would need a wider content security policy for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    sourcemap: false,
    reportCompressedSize: false,
    // In kilobytes. What counts is the first load, compressed, and a test measures that.
    chunkSizeWarningLimit: 2_000,
  },
})
