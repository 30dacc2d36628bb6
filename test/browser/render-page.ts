import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { CHROMIUM_FLAGS, chromium } from './chromium.ts'

/** Loads the page in a browser, and resolves to the HTML of the loaded document. */
export async function renderPage(url: string): Promise<string> {
  return runBrowser(url, '--dump-dom')
}

/** Runs the browser on the page with more flags, and resolves to its output. */
export async function runBrowser(url: string, ...more: string[]): Promise<string> {
  const profile = `--user-data-dir=${temporaryDirectory()}`
  const { stdout } = await promisify(execFile)(
    chromium(),
    ['--headless', ...CHROMIUM_FLAGS, profile, ...more, url],
    { timeout: 60_000, maxBuffer: 16 * 1024 * 1024 },
  )
  return stdout
}
