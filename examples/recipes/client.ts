// The client and the accounts that the recipes use. Save it beside a recipe, or put your own in its place.
import { Keyring } from "@polkadot/keyring";
import { connect } from "phala-stakepool";

/** A node; try the recipes on `npx phala-devchain --network busy`. */
export const endpoint = process.env.PHALA_ENDPOINT ?? "ws://127.0.0.1:9944";
export const phala = await connect(endpoint);

const keyring = new Keyring({ type: "sr25519" });
/** A delegator. */
export const signer = keyring.addFromUri(process.env.PHALA_SIGNER ?? "//Bob"); // or a mnemonic
/** The owner of a pool, and the operator of its workers. */
export const owner = keyring.addFromUri(process.env.PHALA_OWNER ?? "//Alice");
