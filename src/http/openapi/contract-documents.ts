import type { AcsApi } from '../acs/index.ts'
import { ALL_VERSIONS, type ApiVersion } from '../contract/api-version.ts'
import { CommunicationErrorResponse } from '../contract/communication-error.ts'
import type { AnyOwnOperation, ContractDocument, OwnTools } from '../own/own-operation.ts'
import { HTML_TYPE, PAGE_HEADERS } from '../pages/page-headers.ts'
import { jsonBody } from '../pipeline/answer-body.ts'

/** The name of the document of our own operations. The documents of the API have the names of their versions. */
const OWN = 'holdline'

/**
 * The contract documents by name, each made at its first request and kept: `2025-06-01.json` and `holdline.json` for
 * programs, and pages with the same names without `.json` for readers. The version tells which API it is of.
 */
export function contractDocuments(
  apis: readonly AcsApi[],
  own: readonly AnyOwnOperation[],
): OwnTools['contractDocument'] {
  const made = new Map<string, ContractDocument>()
  return async (name) => {
    const subject = [...ALL_VERSIONS, OWN].find((each) => name === each || name === `${each}.json`)
    if (subject === undefined) return undefined
    const asJson = name !== subject
    const version = ALL_VERSIONS.find((each) => each === subject)
    const api = apis.find(({ versions }) => versions.some((each) => each === subject))
    const document =
      made.get(name) ??
      (version === undefined || api === undefined
        ? await makeOwn(own, asJson)
        : await makeAcs(version, api, asJson))
    made.set(name, document)
    return document
  }
}

async function makeAcs(version: ApiVersion, api: AcsApi, asJson: boolean): Promise<ContractDocument> {
  const { openApiDocument } = await import('./open-api-document.ts')
  const document = openApiDocument(version, { api, error: CommunicationErrorResponse })
  if (asJson) return json(document)
  const { acsPage } = await import('./acs-page.ts')
  return page(acsPage(document))
}

async function makeOwn(operations: readonly AnyOwnOperation[], asJson: boolean): Promise<ContractDocument> {
  const { ownDocument } = await import('./own-document.ts')
  const document = ownDocument(operations, CommunicationErrorResponse)
  if (asJson) return json(document)
  const { ownPage } = await import('./own-page.ts')
  return page(ownPage(document))
}

function json(document: object): ContractDocument {
  return jsonBody(JSON.stringify(document))
}

function page(html: string): ContractDocument {
  return { mediaType: HTML_TYPE, text: html, headers: PAGE_HEADERS }
}
