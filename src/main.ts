import { nodeComplaint } from './app/launch/node-version.js'

const complaint = nodeComplaint(process.versions.node)
if (complaint) {
  console.error(complaint)
  process.exitCode = 1
} else {
  // Loaded only now: an old Node would stumble over the code below before it could say so.
  const { launch } = await import('./app/launch/launch.js')
  process.exit(await launch(process.argv.slice(2), process.env))
}
