// Measures the view "Your numbers" with a hundred thousand owned numbers and ten million in stock, in a real browser:
// npm run build && node console/scripts/measure-numbers.mjs
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const OWNED = 100_000
const STOCKED = 10_000_000
/** The most owned numbers of an import. */
const STEP = 5_000
/** Machines under load take their time. */
const PATIENCE_MS = 300_000

const scratch = mkdtempSync(join(tmpdir(), 'holdline-measure-'))
const readyFile = join(scratch, 'ready.json')
const args = ['serve', '--in-memory', '--stock', 'none', '--http-port', '0', '--https-port', '0']
const server = spawn(process.execPath, [MAIN, ...args, '--ready-file', readyFile], { stdio: 'ignore' })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const { http } = await ready()
  await fill(http)
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(PATIENCE_MS)
  const cdp = await page.context().newCDPSession(page)
  const begun = performance.now()
  await page.goto(`${http}/_holdline/console#/numbers`)
  await page.locator('[role=cell] a').first().waitFor()
  const firstRowMs = performance.now() - begun
  await page.getByText(`${OWNED.toLocaleString('en-US')} numbers`, { exact: true }).waitFor()
  const allRowsMs = performance.now() - begun
  const frames = await page.evaluate(scroll)
  const filterMs = await timed(async () => {
    await page.getByRole('searchbox').fill('+14257099')
    await page.getByText(/^1,000 numbers of/).waitFor()
  })
  await page.getByRole('searchbox').fill('')
  await page.getByText(`${OWNED.toLocaleString('en-US')} numbers`, { exact: true }).waitFor()
  const sortMs = await timed(async () => {
    await page.getByRole('button', { name: 'Number', exact: true }).click()
    await page.locator('[role=columnheader][aria-sort=descending]').waitFor()
  })
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const rounded = Object.entries({ firstRowMs, allRowsMs, filterMs, sortMs, ...frames }).map(
    ([name, value]) => [name, Math.round(value)],
  )
  const heapMB = Math.round(usedSize / 1024 / 1024)
  process.stdout.write(`${JSON.stringify({ ...Object.fromEntries(rounded), heapMB })}\n`)
} finally {
  await browser.close()
  server.kill()
  rmSync(scratch, { recursive: true, force: true })
}

async function ready() {
  for (;;) {
    try {
      return JSON.parse(readFileSync(readyFile, 'utf8'))
    } catch {
      await delay(50)
    }
  }
}

/** Numbers of ten area codes, of which the first ones of the first area code are owned. */
async function fill(http) {
  const capabilities = { calling: 'inbound+outbound', sms: 'none' }
  const stockOf = (areaCode) => ({ country: 'US', phoneNumberType: 'geographic', areaCode, capabilities })
  const state = {
    kind: 'owned',
    resource: 'default',
    since: '2026-01-01T00:00:00Z',
    assignmentType: 'application',
    capabilities,
    offeredCapabilities: capabilities,
    cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
  }
  const first = 14_257_000_000
  for (let at = first; at < first + OWNED; at += STEP) {
    await add(http, { ...stockOf('425'), state, ranges: [`+${at}-+${at + STEP - 1}`] })
  }
  const areaCodes = ['201', '202', '203', '205', '206', '207', '208', '209', '210', '212']
  const each = STOCKED / areaCodes.length
  for (const areaCode of areaCodes) {
    // An exchange begins with 2 to 9.
    const low = Number(`1${areaCode}2000000`)
    await add(http, { ...stockOf(areaCode), ranges: [`+${low}-+${low + each - 1}`] })
  }
}

async function add(http, stock) {
  const answer = await fetch(`${http}/_holdline/stock/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ stocks: [stock] }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  const { missingOwners } = await answer.json()
  if (missingOwners !== undefined) throw new Error(`There is no resource ${missingOwners}`)
}

async function timed(act) {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

/** In the page: scrolls through the table for three seconds, and tells how long its frames took. */
async function scroll() {
  const table = document.querySelector('[role=table]').parentElement
  const frames = []
  let last = performance.now()
  const end = last + 3_000
  while (last < end) {
    table.scrollTop = (table.scrollTop + 4_000) % (table.scrollHeight - table.clientHeight)
    const now = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))
    frames.push(now - last)
    last = now
  }
  frames.sort((a, b) => a - b)
  const at = (part) => frames[Math.min(frames.length - 1, Math.floor(frames.length * part))]
  return { frames: frames.length, frameMedianMs: at(0.5), frame95Ms: at(0.95), frameLongestMs: at(1) }
}
