import { randomBytes } from 'node:crypto'
import { consoleMissing, consoleOff } from '../../errors/console-errors.ts'
import { HTML_TYPE } from '../../pages/page-headers.ts'
import { definePublicOperation } from '../own-operation.ts'
import { NONCE_PLACE } from './console-files.ts'
import { consoleHeaders } from './console-headers.ts'

/** The address of the console. */
export const CONSOLE_PATH = '/_holdline/console'

/** 128 bits, as the standard asks: https://www.w3.org/TR/CSP3/#security-nonces */
const NONCE_BYTES = 16

export const getConsole = definePublicOperation({
  operationId: 'GetConsole',
  method: 'GET',
  path: CONSOLE_PATH,
  summary: 'The web console: the inventory, numbers and holds, in a browser.',
  produces: HTML_TYPE,
  isUnrecorded: true,
  responses: { 200: null },
  async handle({ tools }) {
    if (!tools.consoleIsOn()) return consoleOff
    const page = await tools.consoleFiles.page()
    if (page === undefined) return consoleMissing
    const nonce = randomBytes(NONCE_BYTES).toString('base64')
    return {
      status: 200,
      headers: consoleHeaders(nonce),
      text: { mediaType: HTML_TYPE, text: page.replaceAll(NONCE_PLACE, nonce) },
    }
  },
})
