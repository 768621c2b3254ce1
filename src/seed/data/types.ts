import type { ProductKind } from '../../modules/catalogue/index.js'
import type { OrganizationKind, Role } from '../../modules/organizations/index.js'
import type { UnitCode } from '../../values/unit.js'

export interface ProductSeed {
  code: string
  name: string
  kind: ProductKind
  unit: UnitCode
  qualityClasses: string[]
  conversions: { unit: UnitCode; perBaseUnit: string }[]
  curingDays: number
  shelfLifeDays: number | null
  minimumRemainingLifePercent?: number
  requiresSample?: boolean
  description: string
  source: string
}

export interface CapabilitySeed {
  product: string
  qualityClass: string | null
  outputPerHour: string
  /** Rupiah per unit. */
  unitPrice: string
  setupHours?: string
  setupCost?: string
  minimumBatch?: string
}

export interface LineSeed {
  name: string
  /** Monday to Sunday. */
  hoursPerWeekday: readonly number[]
  crew: number
  capabilities: readonly CapabilitySeed[]
}

export interface StockSeed {
  product: string
  qualityClass: string | null
  quantity: string
  unitPrice: string
  /** Days before the seed that it was made. */
  ageDays: number
  serial?: string
  attributes?: Record<string, string>
}

export interface FacilitySeed {
  organization: string
  name: string
  region: string
  latitude: number
  longitude: number
  timezone: string
  lines: readonly LineSeed[]
  stock?: readonly StockSeed[]
  sources: readonly string[]
  /** What was not reported and is ours. */
  assumptions: readonly string[]
}

export interface AccountSeed { email: string; name: string; organization: string; roles: readonly Role[] }

export interface OrganizationSeed { name: string; kind: OrganizationKind; region: string; verified: boolean; note: string }
