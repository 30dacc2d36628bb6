import { Link, Text } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useServer } from '../../app/server.tsx'
import { CodeBlock } from '../../shared/code-block.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { Page } from '../../shared/page.tsx'
import { Section } from '../../shared/section.tsx'

/** How a client reaches the server: the connection strings, the certificate and the contract. */
export function ConnectPage() {
  const { own, session } = useServer()
  const connection = useQuery({
    queryKey: ['connection'],
    enabled: session.operator !== undefined,
    queryFn: async () => (await own.GET('/_holdline/connection')).data,
  })
  return (
    <Page title="Connect" about="The official clients work against this server with a connection string.">
      {session.operator === undefined ? (
        <Text>The operator of this server gives you the connection string of your resource.</Text>
      ) : (
        <Loaded query={connection} what="the addresses">
          {({ connectionString, httpConnectionString, caFile }) => (
            <>
              {connectionString && <CodeBlock title="Connection string" text={connectionString} />}
              {httpConnectionString && httpConnectionString !== connectionString && (
                <CodeBlock title="Connection string without TLS" text={httpConnectionString} />
              )}
              {caFile && (
                <CodeBlock title="Trust the certificate" text={`export NODE_EXTRA_CA_CERTS=${caFile}`} />
              )}
            </>
          )}
        </Loaded>
      )}
      <Section title="The contract">
        <Link href="/_holdline/openapi">The API, each operation with an example</Link>
        <Link href="/_holdline/openapi/holdline">The operations of this server</Link>
        <Link href="/_holdline/start">The documents, and how to trust the certificate</Link>
      </Section>
    </Page>
  )
}
