import { Badge, Button, Text } from '@fluentui/react-components'
import { useState } from 'react'
import type { CreatedAccessKey, Resource } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { instantText } from '../../../shared/format.ts'
import { Section } from '../../../shared/section.tsx'
import { SimpleTable } from '../../../shared/simple-table.tsx'
import { OperatorDialog } from '../operator-dialog.tsx'
import { KeyOnce } from './key-once.tsx'

/** What is asked before a key is changed. */
type Asked = { readonly way: 'create' } | { readonly way: 'promote' | 'revoke'; readonly id: string }

/** The access keys of a resource: a new one, the change of the first one, and the end of an old one. */
export function KeysSection({ resource: { name, keys } }: { readonly resource: Resource }) {
  const [asked, setAsked] = useState<Asked>()
  const [created, setCreated] = useState<CreatedAccessKey>()
  return (
    <Section
      title="Access keys"
      actions={<Button onClick={() => setAsked({ way: 'create' })}>Make a key</Button>}
    >
      <Text>
        To change a key without a stop: make a second one, give it to the clients, and revoke the old one when
        they use it no more.
      </Text>
      {keys.length === 0 ? (
        <EmptyState title="No keys" level={3}>
          Nobody can call as this resource until you make one.
        </EmptyState>
      ) : (
        <SimpleTable
          label="Access keys"
          rows={keys}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Key', show: ({ id }) => id },
            {
              title: 'Made',
              show: ({ createdAt }) =>
                createdAt === undefined ? 'In the configuration' : instantText(createdAt),
            },
            {
              title: 'State',
              show: ({ id, notInForce }) =>
                notInForce !== undefined ? (
                  <Badge appearance="tint" color="warning">
                    {notInForce}
                  </Badge>
                ) : id === keys[0]?.id ? (
                  'In force, the first'
                ) : (
                  'In force'
                ),
            },
            {
              title: 'Change',
              show: ({ id, createdAt }) =>
                createdAt !== undefined && (
                  <ButtonRow isSmall>
                    {id !== keys[0]?.id && (
                      <Button
                        size="small"
                        aria-label={`Make ${id} the first`}
                        onClick={() => setAsked({ way: 'promote', id })}
                      >
                        Make it the first
                      </Button>
                    )}
                    <Button
                      size="small"
                      aria-label={`Revoke ${id}`}
                      onClick={() => setAsked({ way: 'revoke', id })}
                    >
                      Revoke
                    </Button>
                  </ButtonRow>
                ),
            },
          ]}
        />
      )}
      {asked !== undefined && (
        <KeyDialog
          resource={name}
          asked={asked}
          isLast={keys.length === 1}
          onCreated={setCreated}
          onClose={() => setAsked(undefined)}
        />
      )}
      {created !== undefined && (
        <KeyOnce resource={name} accessKey={created.accessKey} onClose={() => setCreated(undefined)} />
      )}
    </Section>
  )
}

function KeyDialog({
  resource,
  asked,
  isLast,
  onCreated,
  onClose,
}: {
  readonly resource: string
  readonly asked: Asked
  readonly isLast: boolean
  readonly onCreated: (key: CreatedAccessKey) => void
  readonly onClose: () => void
}) {
  const { own } = useServer()
  switch (asked.way) {
    case 'create':
      return (
        <OperatorDialog
          title={`Make a key for ${resource}`}
          about="It is valid at once, beside the key that there is. The next page shows it, once."
          action="Make it"
          done="Made"
          change={async () => {
            const params = { path: { resource } }
            return (await own.POST('/_holdline/resources/{resource}/keys', { params })).data
          }}
          onChanged={(key) => key !== undefined && onCreated(key)}
          onClose={onClose}
        />
      )
    case 'promote':
      return (
        <OperatorDialog
          title={`Make ${asked.id} the first key?`}
          about="The server names the first key where it names one, as in a connection string. The other key stays valid."
          action="Make it the first"
          done="It is the first key"
          change={() =>
            own.POST('/_holdline/resources/{resource}/keys/{key}/promote', {
              params: { path: { resource, key: asked.id } },
            })
          }
          onClose={onClose}
        />
      )
    case 'revoke':
      return (
        <OperatorDialog
          title={`Revoke ${asked.id}?`}
          about={
            isLast
              ? 'It is the only key: nobody can call as this resource any more, until you make another one.'
              : 'Clients that still use it are refused at once. It cannot be brought back.'
          }
          action="Revoke"
          done="Revoked"
          change={() =>
            own.DELETE('/_holdline/resources/{resource}/keys/{key}', {
              params: { path: { resource, key: asked.id } },
            })
          }
          onClose={onClose}
        />
      )
  }
}
