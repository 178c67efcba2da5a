// First, since the SDK needs it while it is loaded.
import "./globals";

export { writePoolEvent } from "./write-pool-event";
