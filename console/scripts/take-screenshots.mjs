// Takes pictures of every view of the console, light, dark and as on a phone:
// npm run build && node console/scripts/take-screenshots.mjs FOLDER
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
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
  holds: '/inventory/holds',
  import: '/inventory/import',
  offerings: '/inventory/offerings',
  resources: '/inventory/resources',
  resource: '/inventory/resources/contoso',
  offering: '/inventory/offerings/US/tollFree/application/inbound+outbound/inbound+outbound',
  clock: '/controls/clock',
  faults: '/controls/faults',
  state: '/controls/state',
  sandboxes: '/controls/sandboxes',
  leftovers: '/controls/leftovers',
  connect: '/connect',
}

/** A file with good rows and bad ones. */
const FILE = {
  name: 'numbers.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'number,first,last,country,type,areaCode,calling,sms',
      ',+14255551000,+14255551999,US,geographic,425,inbound+outbound,none',
      '+1425555,,,US,geographic,425,inbound+outbound,none',
      '+12065552000,,,US,geographic,425,inbound+outbound,none',
      '+14255552001,,,US,mobile,425,both,none',
    ].join('\n'),
  ),
}

/** Machines under load take their time. */
const PATIENCE_MS = 120_000

const scratch = mkdtempSync(join(tmpdir(), 'holdline-screenshots-'))
const readyFile = join(scratch, 'ready.json')
const ports = ['--http-port', '0', '--https-port', '0']
const server = spawn(process.execPath, [MAIN, 'serve', '--in-memory', ...ports, '--ready-file', readyFile], {
  stdio: 'ignore',
  // Resources that the operator adds have keys, which the server keeps encrypted.
  env: {
    ...process.env,
    HOLDLINE_ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    HOLDLINE_UNSIGNED_CONTROLS: '1',
    HOLDLINE_CONTROLS: '1',
    HOLDLINE_DEVELOPMENT_KEY: '1',
  },
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
    await page.locator('main :is([role=cell], li) a').first().click()
    await page.getByRole('button', { name: 'Release the number' }).waitFor()
    await page.screenshot({ path: join(folder, `number-${look}.png`) })
    await page.goto(`${address}#/inventory/numbers/%2B14255550100`)
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.screenshot({ path: join(folder, `history-${look}.png`), fullPage: true })
    await page
      .getByRole('button', { name: 'Assign to a resource' })
      .or(page.getByRole('button', { name: 'Move to another resource' }))
      .click()
    await page.getByRole('dialog').waitFor()
    await page.screenshot({ path: join(folder, `change-${look}.png`) })
    await page.keyboard.press('Escape')
    await page.goto(`${address}#/inventory/offerings`)
    await page.getByRole('button', { name: 'Sell something else' }).click()
    await page.getByRole('dialog').waitFor()
    await page.screenshot({ path: join(folder, `sell-${look}.png`) })
    await page.keyboard.press('Escape')
    await page.goto(`${address}#/inventory/resources/contoso`)
    await page.getByRole('button', { name: 'Change the settings' }).click()
    await page.getByRole('radio', { name: 'From these stocks alone' }).click()
    await page.screenshot({ path: join(folder, `settings-${look}.png`) })
    await page.keyboard.press('Escape')
    await page.goto(`${address}#/inventory/import`)
    await page.getByLabel('The CSV file').setInputFiles(FILE)
    await page.getByRole('heading', { name: 'Bad rows' }).waitFor()
    await page.screenshot({ path: join(folder, `checked-${look}.png`) })
    await page.goto(`${address}#/activity`)
    await page.locator('main :is([role=cell], li) a').first().click()
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
  context.setDefaultTimeout(PATIENCE_MS)
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
  await page.goto(`${address}#/inventory/resources`)
  await page.getByRole('button', { name: 'Add a resource' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('contoso')
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.goto(`${address}#/get`)
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('timer').waitFor()
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
