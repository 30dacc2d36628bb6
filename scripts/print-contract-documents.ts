// Prints the contract documents as the server serves them: of each ACS API its newest version, and of our own operations.
import { ACS_APIS } from '../src/http/acs/index.ts'
import { API_VERSIONS, SIP_VERSIONS } from '../src/http/contract/api-version.ts'
import { contractDocuments } from '../src/http/openapi/contract-documents.ts'
import { OWN_OPERATIONS } from '../src/http/own/index.ts'

const documentNamed = contractDocuments(ACS_APIS, OWN_OPERATIONS)
const [acs, sip, own] = await Promise.all(
  [`${API_VERSIONS.at(-1)}.json`, `${SIP_VERSIONS.at(-1)}.json`, 'holdline.json'].map(
    async (name) => (await documentNamed(name))?.text,
  ),
)
process.stdout.write(`{"acs":${acs},"sip":${sip},"own":${own}}`)
