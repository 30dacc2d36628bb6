import { ConnectionModel } from '../../contract/connection-schemas.ts'
import { toConnection } from '../../wire/to-connection.ts'
import { defineOperatorOperation } from '../own-operation.ts'

export const getConnection = defineOperatorOperation({
  operationId: 'GetConnection',
  method: 'GET',
  path: '/_holdline/connection',
  summary:
    'How clients reach the inventory: addresses, and connection strings with the key of the default resource.',
  perInventory: true,
  responses: { 200: ConnectionModel },
  async handle({ tools, controlled }) {
    return { status: 200, body: toConnection(controlled, tools.origins(), tools.caFile()) }
  },
})
