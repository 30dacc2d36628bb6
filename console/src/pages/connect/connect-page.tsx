import { Link, Spinner, Text, Title3 } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useServer } from '../../app/server.tsx'
import { CodeBlock } from '../../shared/code-block.tsx'
import { FailureNote } from '../../shared/failure-note.tsx'
import { Page } from '../../shared/page.tsx'

/** How a client reaches the server: the connection strings, the certificate and the contract. */
export function ConnectPage() {
  const { own, session } = useServer()
  const connection = useQuery({
    queryKey: ['connection'],
    enabled: session.operator !== undefined,
    queryFn: async () => (await own.GET('/_holdline/connection')).data,
  })
  const { data } = connection
  return (
    <Page title="Connect" about="The official clients work against this server with a connection string.">
      {connection.isLoading && <Spinner label="Reading the addresses …" />}
      {connection.isError && (
        <FailureNote
          title="The addresses could not be read"
          error={connection.error}
          onRetry={() => connection.refetch()}
        />
      )}
      {session.operator === undefined && (
        <Text>The operator of this server gives you the connection string of your resource.</Text>
      )}
      {data?.connectionString && <CodeBlock title="Connection string" text={data.connectionString} />}
      {data?.httpConnectionString && data.httpConnectionString !== data.connectionString && (
        <CodeBlock title="Connection string without TLS" text={data.httpConnectionString} />
      )}
      {data?.caFile && (
        <CodeBlock title="Trust the certificate" text={`export NODE_EXTRA_CA_CERTS=${data.caFile}`} />
      )}
      <Title3 as="h2">The contract</Title3>
      <Link href="/_holdline/openapi">The API, each operation with an example</Link>
      <Link href="/_holdline/openapi/holdline">The operations of this server</Link>
      <Link href="/_holdline/start">The documents, and how to trust the certificate</Link>
    </Page>
  )
}
