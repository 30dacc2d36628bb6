import { useRoute } from 'wouter'
import { type Part, PartsPage } from '../../shared/parts-page.tsx'
import { HoldPage } from './holds/hold-page.tsx'
import { HoldsPart } from './holds/holds-part.tsx'
import { ImportPart } from './import/import-part.tsx'
import { NumberLookup } from './number/number-lookup.tsx'
import { OperatorNumberPage } from './number/operator-number-page.tsx'
import { OfferingPage } from './offerings/offering-page.tsx'
import { OfferingsPart } from './offerings/offerings-part.tsx'
import { ResourcePage } from './resources/resource-page.tsx'
import { ResourcesPart } from './resources/resources-part.tsx'
import { StockPart } from './stock/stock-part.tsx'

const PARTS: readonly Part[] = [
  { path: 'stock', title: 'Stock', show: StockPart },
  { path: 'holds', title: 'Holds', show: HoldsPart },
  { path: 'offerings', title: 'Offerings', show: OfferingsPart },
  { path: 'resources', title: 'Resources', show: ResourcesPart },
  { path: 'import', title: 'Import', show: ImportPart },
]

/** What the operator has: numbers, what is sold, and to whom. */
export function InventoryPage() {
  const [, route] = useRoute('/inventory/:part?')
  const [isNumber, number] = useRoute('/inventory/numbers/:phoneNumber')
  const [isHold, hold] = useRoute('/inventory/holds/:id')
  const [isResource, resource] = useRoute('/inventory/resources/:name')
  const [isOffering, offering] = useRoute('/inventory/offerings/*')
  if (isNumber) {
    const phoneNumber = decodeURIComponent(number.phoneNumber)
    return <OperatorNumberPage key={phoneNumber} phoneNumber={phoneNumber} />
  }
  if (isHold) return <HoldPage key={hold.id} id={hold.id} />
  if (isResource) return <ResourcePage key={resource.name} resource={decodeURIComponent(resource.name)} />
  if (isOffering) return <OfferingPage key={offering['*']} name={decodeURIComponent(offering['*'])} />
  return (
    <PartsPage
      title="Inventory"
      actions={<NumberLookup />}
      base="/inventory"
      parts={PARTS}
      shown={route?.part}
    />
  )
}
