import { parseArgs } from 'node:util'
import { accounts, DEMO_PASSWORD } from '../seed/data/organizations.js'
import { tellStory } from '../demo/tell-story.js'
import { withOwnServer } from '../demo/own-server.js'

const USAGE = `Usage: npm run demo                      the story on a temporary database of its own
       npm run demo -- --url http://…   the story on a running server with demonstration data and SANDBOX=on`

const { values } = parseArgs({ options: { url: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
if (values.help) {
  console.log(USAGE)
} else {
  const tell = (url: string): Promise<void> => tellStory(url.replace(/\/$/, ''), { accounts, password: DEMO_PASSWORD })
  await (values.url ? tell(values.url) : withOwnServer(tell)).then(
    () => console.log('\nThe story held. Run `npm start` and open the address that it prints.\n'),
    (error: unknown) => {
      console.error(`\nThe story broke: ${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    },
  )
}
