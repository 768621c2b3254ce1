import 'reflect-metadata'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { bulkRequestLifecycle, bulkRequestProgress } from '../../../src/modules/requests/bulk-request.lifecycle.js'
import { bulkRequestEvents } from '../../../src/modules/requests/bulk-request.events.js'
import { amendmentRules } from '../../../src/modules/requests/amendment.js'
import { draftRules } from '../../../src/modules/requests/draft.rules.js'
import { procurementRules } from '../../../src/modules/requests/procurement.rules.js'
import { publicationRules } from '../../../src/modules/requests/publication.rules.js'
import { stateDiagram } from '../../support/state-diagram.js'

const readme = await readFile(new URL('../../../src/modules/requests/README.md', import.meta.url), 'utf8')
const namedIn = (heading: string): string[] => {
  const section = readme.split(`\n### ${heading}\n`)[1]?.split('\n#')[0] ?? ''
  return [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? '')
}

describe('the README of requests', () => {
  it('shows the lifecycle as the tables have it', () => {
    expect(readme).toContain(stateDiagram('DRAFT', bulkRequestLifecycle, bulkRequestProgress))
  })

  it.each([
    ['Of a draft', draftRules], ['Of what is published', { ...publicationRules, ...procurementRules }], ['Of an amendment', amendmentRules],
  ])('lists the rules: %s', (heading, rules) => {
    expect(namedIn(heading)).toEqual(Object.keys(rules))
  })

  it('names every event', () => {
    expect(bulkRequestEvents.filter((event) => !readme.includes(`\`${event}\``))).toEqual([])
  })
})
