import { consoleFileNotFound, consoleOff } from '../../errors/console-errors.ts'
import { accepts } from '../../request/accepts.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { definePublicOperation } from '../own-operation.ts'
import { sendWhole } from '../send-whole.ts'
import { CONTENT_CODINGS } from './console-files.ts'
import { CONSOLE_PATH } from './get-console.ts'

/** A name with a hash of the content, `index-D4oFVxyz.js`: the file never changes, so a browser may keep it (RFC 8246). */
const HASHED = /-[\w-]{8}\.\w+$/
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable'

export const getConsoleFile = definePublicOperation({
  operationId: 'GetConsoleFile',
  method: 'GET',
  path: `${CONSOLE_PATH}/{file}`,
  summary: 'A file that the page of the console loads.',
  produces: 'text/javascript',
  isUnrecorded: true,
  responses: { 200: null },
  async handle(request) {
    const { tools, headers } = request
    if (!tools.consoleIsOn()) return consoleOff
    const name = pathParameter(request, 'file')
    const accepted = String(headers['accept-encoding'] ?? '')
    const found = await tools.consoleFiles.file(
      name,
      CONTENT_CODINGS.filter((coding) => accepts(accepted, coding)),
    )
    if (found === undefined) return consoleFileNotFound(name)
    const { mediaType, coding, bytes, open } = found
    return {
      status: 200,
      headers: {
        'cache-control': HASHED.test(name) ? KEPT_FOR_EVER : 'no-cache',
        vary: 'accept-encoding',
        'content-length': String(bytes),
        ...(coding !== undefined && { 'content-encoding': coding }),
      },
      stream: { mediaType, send: (reader) => sendWhole(open(), reader) },
    }
  },
})
