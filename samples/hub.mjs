// Prints every change of every run: SEER=http://127.0.0.1:5080 KEY=… node samples/hub.mjs
// Needs the package @microsoft/signalr, which `npm ci` in this repository installs.
import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

const { SEER, KEY } = process.env;

const hub = new HubConnectionBuilder()
  .withUrl(`${SEER}/hubs/seer`, { accessTokenFactory: () => KEY })
  .withAutomaticReconnect()
  .configureLogging(LogLevel.Error)
  .build();

const known = new Map();

hub.on("RunChanged", (run) => {
  const which = `${run.installation}/${run.runId}`;
  // A push may come late or twice.
  if (known.get(which) >= run.version) return;
  known.set(which, run.version);
  console.log(`${run.runId} ${run.state} ${run.headline ?? ""}`);
});

// What was pushed while the connection was broken is lost: read it.
hub.onreconnected(async () => {
  const answer = await fetch(`${SEER}/api/runs?limit=200`, { headers: { Authorization: `Bearer ${KEY}` } });
  for (const run of (await answer.json()).items) known.set(`${run.installation}/${run.runId}`, run.version);
  console.log("read anew");
});

hub.onclose(() => process.exit(1));

await hub.start();
console.log("joined");
