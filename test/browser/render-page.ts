import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const CHROMIUM = '/usr/bin/chromium'

/** Loads the page in a browser, and resolves to the HTML of the loaded document. */
export async function renderPage(url: string): Promise<string> {
  return runBrowser(url, '--dump-dom')
}

/** Runs the browser on the page with more flags, and resolves to its output. */
export async function runBrowser(url: string, ...more: string[]): Promise<string> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `There is no ${CHROMIUM}. Install it: apt-get install -y --no-install-recommends chromium`,
    )
  }
  const profile = `--user-data-dir=${temporaryDirectory()}`
  // Its sandbox refuses root, and here it sees nothing but our own page. No name leads anywhere, so that nothing
  // comes from elsewhere.
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    profile,
  ]
  const { stdout } = await promisify(execFile)(CHROMIUM, [...flags, ...more, url], {
    timeout: 60_000,
    maxBuffer: 16 * 1024 * 1024,
  })
  return stdout
}
