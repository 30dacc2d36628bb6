import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useServer } from '../../../app/server.tsx'
import { ButtonRow } from '../../../shared/button-row.tsx'
import { Facts } from '../../../shared/facts.tsx'
import { instantText } from '../../../shared/format.ts'
import { Loaded } from '../../../shared/loaded.tsx'
import { Page } from '../../../shared/page.tsx'
import { CloseResourceDialog } from './close-resource-dialog.tsx'
import { KeysSection } from './keys-section.tsx'
import { limitsText } from './limits-text.ts'
import { ResourceChangeDialog } from './resource-change-dialog.tsx'
import { resourceStateText } from './resource-state-text.ts'
import { scopesText } from './scopes-text.ts'
import { SettingsDialog } from './settings-dialog.tsx'

/** One resource: its state, its limits and its keys. */
export function ResourcePage({ resource: name }: { readonly resource: string }) {
  const { own } = useServer()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<'settings' | 'suspend' | 'resume' | 'close'>()
  const resource = useQuery({
    queryKey: ['resource', name],
    queryFn: async () =>
      (await own.GET('/_holdline/resources/{resource}', { params: { path: { resource: name } } })).data,
  })
  const back = <Button onClick={() => navigate('/inventory/resources')}>All resources</Button>
  const end = () => setAsked(undefined)
  return (
    <Page title={name} actions={back}>
      <Loaded query={resource} what="the resource">
        {(data) => (
          <>
            {data.notInForce !== undefined && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>Nobody can call as this resource: {data.notInForce}</MessageBarBody>
              </MessageBar>
            )}
            <Facts
              facts={[
                ['State', resourceStateText(data)],
                ['Suspended', data.suspendedSince ? instantText(data.suspendedSince) : null],
                ['Closed', data.closedSince ? instantText(data.closedSince) : null],
                ['Its numbers are released', data.releaseAt ? instantText(data.releaseAt) : null],
                ['Host names', data.hosts.join(', ') || 'any'],
                ['Limits', limitsText(data.limits)],
                ['May buy', scopesText(data.stocks)],
              ]}
            />
            {data.origin === 'configuration' && (
              <MessageBar layout="multiline">
                <MessageBarBody>
                  The configuration of the server declares this resource: its host names, and the keys and
                  limits that are written there, are changed there alone.
                </MessageBarBody>
              </MessageBar>
            )}
            <ButtonRow>
              <Button onClick={() => setAsked('settings')}>Change the settings</Button>
              {data.state === 'active' && <Button onClick={() => setAsked('suspend')}>Suspend it</Button>}
              {data.state !== 'active' && <Button onClick={() => setAsked('resume')}>Resume it</Button>}
              {data.state !== 'closed' && <Button onClick={() => setAsked('close')}>Close it</Button>}
            </ButtonRow>
            {asked === 'settings' && <SettingsDialog resource={data} onClose={end} />}
            {asked === 'close' && <CloseResourceDialog resource={name} onClose={end} />}
            {(asked === 'suspend' || asked === 'resume') && (
              <ResourceChangeDialog resource={name} way={asked} state={data.state} onClose={end} />
            )}
            <KeysSection resource={data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
