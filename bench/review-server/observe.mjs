// Preloaded into the web server that is measured: at an address of its own it says how late the event loop was and how
// much CPU the process took since it was last asked.
import { Server } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let before = process.cpuUsage();

const { emit } = Server.prototype;
Server.prototype.emit = function (/** @type {[string | symbol, ...any[]]} */ ...values) {
  const [event, request, response] = values;
  if (event !== "request" || request.url !== "/bench-observe") return Reflect.apply(emit, this, values);
  const { user, system } = process.cpuUsage(before);
  // The histogram holds the whole pause between two looks; what is late is what exceeds the ten milliseconds asked for.
  const late = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - 10);
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({
      cpuMs: (user + system) / 1000,
      delay: { p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), worst: late(delay.max) },
    }),
  );
  delay.reset();
  before = process.cpuUsage();
  return true;
};
