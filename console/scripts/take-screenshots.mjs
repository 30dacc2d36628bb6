// Takes pictures of every view of the console, light, dark and as on a phone:
// npm run build && node console/scripts/take-screenshots.mjs FOLDER
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [folder = 'screenshots'] = process.argv.slice(2)
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const LOOKS = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true },
}
const VIEWS = {
  get: '/get',
  numbers: '/numbers',
  browse: '/get/browse',
  reservations: '/reservations',
  sip: '/sip',
  activity: '/activity',
  stock: '/inventory/stock',
  offerings: '/inventory/offerings',
  resources: '/inventory/resources',
  clock: '/controls/clock',
  faults: '/controls/faults',
  state: '/controls/state',
  sandboxes: '/controls/sandboxes',
  leftovers: '/controls/leftovers',
  connect: '/connect',
}

const scratch = mkdtempSync(join(tmpdir(), 'holdline-screenshots-'))
const readyFile = join(scratch, 'ready.json')
const ports = ['--http-port', '0', '--https-port', '0']
const server = spawn(process.execPath, [MAIN, 'serve', '--in-memory', ...ports, '--ready-file', readyFile], {
  stdio: 'ignore',
})
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  mkdirSync(folder, { recursive: true })
  const { http } = await ready()
  const address = `${http}/_holdline/console`
  await tellAStory(address)
  for (const [look, options] of Object.entries(LOOKS)) {
    const page = await open(options)
    for (const [name, view] of Object.entries(VIEWS)) {
      await page.goto(`${address}#${view}`)
      await settled(page)
      await page.screenshot({ path: join(folder, `${name}-${look}.png`) })
    }
    await page.goto(`${address}#/get`)
    await page.getByRole('spinbutton', { name: 'How many' }).fill('4')
    await page.getByRole('button', { name: /^Search/ }).click()
    await page.getByRole('timer').waitFor()
    await settled(page)
    await page.screenshot({ path: join(folder, `held-${look}.png`) })
    await page.goto(`${address}#/get/browse`)
    await page.getByLabel('First digits').fill('+1 425')
    await page.getByRole('button', { name: /^Show free numbers/ }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('checkbox').nth(1).check()
    await page.screenshot({ path: join(folder, `picks-${look}.png`), fullPage: true })
    await page.getByRole('button', { name: 'Reserve 2 numbers' }).click()
    await page.getByRole('timer').waitFor()
    await settled(page)
    await page.screenshot({ path: join(folder, `reservation-${look}.png`) })
    await page.goto(`${address}#/numbers`)
    await page.locator('[role=cell] a').first().click()
    await page.getByRole('button', { name: 'Release the number' }).waitFor()
    await page.screenshot({ path: join(folder, `number-${look}.png`) })
    await page.goto(`${address}#/inventory/numbers/%2B14255550100`)
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.screenshot({ path: join(folder, `history-${look}.png`) })
    await page.goto(`${address}#/activity`)
    await page.locator('[role=cell] a').first().click()
    await page.getByRole('heading', { name: 'Answer', exact: true }).waitFor()
    await page.screenshot({ path: join(folder, `request-${look}.png`) })
  }
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

async function open(options) {
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...options,
  })
  return context.newPage()
}

/** Somebody buys two numbers, lets others go, and makes the next purchase fail. */
async function tellAStory(address) {
  const page = await open(LOOKS.light)
  for (const quantity of ['2', '3', '1']) {
    await page.goto(`${address}#/get`)
    await page.getByRole('combobox', { name: 'City or area code' }).click()
    await page.getByRole('combobox', { name: 'City or area code' }).pressSequentially('425')
    await page.getByRole('option', { name: /^425/ }).click()
    await page.getByRole('spinbutton', { name: 'How many' }).fill(quantity)
    await page.getByRole('button', { name: /^Search/ }).click()
    await page.getByRole('button', { name: quantity === '3' ? 'Let go' : /^Buy/ }).click()
    await page.getByRole('heading', { name: quantity === '3' ? 'Get a number' : 'Your numbers' }).waitFor()
  }
  await page.goto(`${address}#/sip`)
  await page.getByRole('button', { name: 'Add a trunk' }).click()
  await page.getByLabel('Domain name').fill('sbc.contoso.com')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Add a route' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Seattle')
  await page.getByLabel('Number pattern').fill('^\\+1206\\d{7}$')
  await page.getByRole('checkbox', { name: 'sbc.contoso.com' }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('cell', { name: 'Seattle', exact: true }).waitFor()
  await page.goto(`${address}#/controls/faults`)
  await page.getByRole('button', { name: 'Make the next purchase fail' }).click()
  await page.goto(`${address}#/controls/sandboxes`)
  await page.getByRole('button', { name: 'Make a sandbox' }).click()
  await page.close()
}

async function settled(page) {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('.fui-Spinner') === null)
}
