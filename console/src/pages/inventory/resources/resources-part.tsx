import { Badge, Button, Link } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CreatedResource } from '../../../../generated/own.d.ts'
import { useServer } from '../../../app/server.tsx'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { countText } from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { SimpleTable } from '../../../shared/simple-table.tsx'
import { KeyOnce } from './key-once.tsx'
import { limitsText } from './limits-text.ts'
import { NewResourceDialog } from './new-resource-dialog.tsx'
import { resourceStateText } from './resource-state-text.ts'

/** Who can buy here, with which keys and limits. */
export function ResourcesPart() {
  const { own } = useServer()
  const [isAsked, setAsked] = useState(false)
  const [created, setCreated] = useState<CreatedResource>()
  const resources = useQuery({
    queryKey: ['resources'],
    queryFn: async () => (await own.GET('/_holdline/resources')).data?.resources ?? [],
  })
  return (
    <>
      <ButtonRow>
        <Button onClick={() => setAsked(true)}>Add a resource</Button>
      </ButtonRow>
      {isAsked && <NewResourceDialog onCreated={setCreated} onClose={() => setAsked(false)} />}
      {created !== undefined && (
        <KeyOnce
          resource={created.name}
          accessKey={created.accessKey}
          onClose={() => setCreated(undefined)}
        />
      )}
      <Loaded query={resources} what="the resources">
        {(found) => (
          <SimpleTable
            label="Resources"
            rows={found}
            keyOf={({ name }) => name}
            columns={[
              {
                title: 'Name',
                show: ({ name }) => <Link href={`#/inventory/resources/${name}`}>{name}</Link>,
              },
              {
                title: 'State',
                show: (resource) =>
                  resource.state === 'active' && resource.notInForce === undefined ? (
                    resourceStateText(resource)
                  ) : (
                    <Badge appearance="tint" color="warning">
                      {resourceStateText(resource)}
                    </Badge>
                  ),
              },
              { title: 'Keys', show: ({ keys }) => countText(keys.length) },
              { title: 'Host names', show: ({ hosts }) => hosts.join(', ') || 'any' },
              { title: 'Limits', show: ({ limits }) => limitsText(limits) },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
