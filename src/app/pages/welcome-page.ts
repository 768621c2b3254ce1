/** The page at `/` for one who has just started Karya and opened its address. */
export const welcomePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Karya</title>
<style>
  body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #1c1c1c; background: #fff }
  a { color: #0b5394 }
  pre { background: #f1f1f1; padding: 1rem; overflow-x: auto }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #181818 } a { color: #9cc9f5 } pre { background: #262626 } }
</style>
<h1>Karya</h1>
<p>Public bodies and businesses post bulk requests. Karya splits each over the production capacity of facilities: at the lowest landed cost,
with the reasons, held so that nothing is sold twice. Or it says what cannot be done, and what would make it possible.</p>
<h2>Try it</h2>
<ol>
  <li>Open the <a href="/graphiql">query editor</a> and run <code>SignIn</code> with one of the accounts that <code>npm start</code> printed.</li>
  <li>Put the token into its <em>Headers</em> tab and run <code>WhoAmI</code>. Then ask what you like.</li>
</ol>
<h2>Addresses</h2>
<ul>
  <li><a href="/graphiql">/graphiql</a>: the query editor, which works offline</li>
  <li><code>/graphql</code>: the API, over HTTP and WebSocket (graphql-transport-ws)</li>
  <li><a href="/healthz">/healthz</a> and <a href="/readyz">/readyz</a>: is the process alive, and does its database answer</li>
</ul>
</html>
`
