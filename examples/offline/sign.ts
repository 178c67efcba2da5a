// Machine without a network: shows what it would sign, and signs it.
//   KEY="//Bob" node --import tsx examples/offline/sign.ts <folder> <call hash>
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { type Hex, inspectUnsigned } from "phala-stakepool/offline";

const [folder = "", callHash = ""] = process.argv.slice(2);
const unsigned = JSON.parse(await readFile(join(folder, "unsigned.json"), "utf8"));
const metadata = (await readFile(join(folder, "metadata.hex"), "utf8")) as Hex;

const content = await inspectUnsigned(unsigned, metadata);
console.log(
	`${content.specName} ${content.specVersion}, nonce ${content.nonce}, up to block ${content.lastValidBlock}`,
);
for (const line of content.lines) console.log(line);
if (content.callHash !== callHash) throw new Error(`The call hash is ${content.callHash}: this is another call.`);

await cryptoWaitReady();
const pair = new Keyring({ type: "sr25519" }).addFromUri(process.env.KEY ?? "");
const signature = Buffer.from(pair.sign(content.signable, { withType: true })).toString("hex");
await writeFile(join(folder, "signature.hex"), `0x${signature}`);
console.log("Signed. Carry signature.hex back.");
