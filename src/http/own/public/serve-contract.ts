import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { API_VERSIONS, type ApiVersion } from '../../contract/api-version.ts'
import { CommunicationErrorResponse } from '../../contract/communication-error.ts'
import { contractNotFound } from '../../errors/errors.ts'
import type { Route } from '../../route.ts'
import { sendError, sendJson } from '../../send.ts'

const PATH = '/_holdline/openapi'

/**
 * Serves the contract of each api-version, to everybody: `/_holdline/openapi/2025-06-01.json` for
 * programs, and the same without `.json` for readers. Made when it is first asked for, and kept.
 */
export function serveContract(app: FastifyInstance, routes: readonly Route[]): void {
  const made = new Map<string, string>()
  const config = { public: true }

  app.get(PATH, { config }, (_request, reply) => reply.redirect(`${PATH}/${API_VERSIONS.at(-1)}`))

  app.get<{ Params: { document: string } }>(`${PATH}/:document`, { config }, async (request, reply) => {
    const { document } = request.params
    const version = API_VERSIONS.find((each) => document === each || document === `${each}.json`)
    if (version === undefined) return sendError(reply, contractNotFound(document))
    const text = made.get(document) ?? (await make(version, routes, document !== version))
    made.set(document, text)
    return document === version ? sendPage(reply, text) : sendJson(reply, 200, text)
  })
}

async function make(version: ApiVersion, routes: readonly Route[], asJson: boolean): Promise<string> {
  const { openApiDocument } = await import('../../openapi/open-api-document.ts')
  const document = openApiDocument(version, { routes, error: CommunicationErrorResponse })
  if (asJson) return JSON.stringify(document)
  const { openApiPage } = await import('../../openapi/open-api-page.ts')
  return openApiPage(document)
}

/** A page may use the style that is in it, and nothing else from anywhere. */
function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    .send(html)
}
