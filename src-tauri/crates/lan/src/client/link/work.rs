//! What a device asks for on its link: commands with their receipts, asks with their answers.

use super::carrier::{json, send};
use super::{Error, Link, Refusal, Told};
use crate::client::Code;
use crate::crypto::{EnrolmentSecret, Nonce, Secret};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::{Command, Expect};
use lanista_wire::frame::{ClientFrame, ServerFrame};

impl Link {
    /// Signs a JSON text, which uses up its number.
    ///
    /// # Errors
    /// When the link has no key.
    pub fn signed(&mut self, json: &str) -> Result<String, Error> {
        let signer = self
            .signer
            .as_mut()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        Ok(signer.sign(json))
    }

    /// Sends a command and does not wait for its receipt; its id.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn send_command(
        &mut self,
        body: Command,
        expect: Option<Expect>,
    ) -> Result<String, Error> {
        self.commands += 1;
        let id = format!("{}-{:06}", self.prefix, self.commands);
        self.send_command_as(&id, body, expect).await?;
        Ok(id)
    }

    /// The same with an id of the caller's: a resend after a break.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn send_command_as(
        &mut self,
        id: &str,
        body: Command,
        expect: Option<Expect>,
    ) -> Result<(), Error> {
        let frame = self.signed(&json(&ClientFrame::Cmd {
            id: id.to_owned(),
            expect,
            body,
        }))?;
        send(&mut self.socket, frame).await
    }

    /// Sends a command and waits until it is on disk or refused; the number of its entry.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn command(&mut self, body: Command) -> Result<Result<u64, Refusal>, Error> {
        let id = self.send_command(body, None).await?;
        self.receipt(&id).await
    }

    /// Waits for the receipt of a command; everything else is kept for [`Link::next`].
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn receipt(&mut self, wanted: &str) -> Result<Result<u64, Refusal>, Error> {
        let told = self
            .wait(|told| match told {
                Told::Done { id, .. } | Told::Refused { id, .. } => id == wanted,
                Told::Document(_) | Told::Frame(_) => false,
            })
            .await?;
        match told {
            Told::Done { seq, .. } => Ok(Ok(seq)),
            Told::Refused { refusal, .. } => Ok(Err(refusal)),
            Told::Document(_) | Told::Frame(_) => Err(Error::Tampered("no receipt".into())),
        }
    }

    /// Asks the server itself.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn ask(&mut self, body: Ask) -> Result<Answer, Error> {
        self.asks += 1;
        let wanted = format!("ask-{}", self.asks);
        let frame = self.signed(&json(&ClientFrame::Ask {
            id: wanted.clone(),
            body,
        }))?;
        send(&mut self.socket, frame).await?;
        let told = self
            .wait(
                |told| matches!(told, Told::Frame(ServerFrame::Answer { id, .. }) if *id == wanted),
            )
            .await?;
        match told {
            Told::Frame(ServerFrame::Answer { body, .. }) => Ok(body),
            Told::Frame(_) | Told::Document(_) | Told::Done { .. } | Told::Refused { .. } => {
                Err(Error::Tampered("no answer".into()))
            }
        }
    }

    /// Makes codes, whose secrets both ends derive.
    ///
    /// # Errors
    /// When the link is gone, or the server makes none or others.
    pub async fn enrol(&mut self, ask: Ask, fingerprint: &str) -> Result<Vec<Code>, Error> {
        let answer = self.ask(ask).await?;
        let Answer::Enrolled { enrolments, .. } = answer else {
            return Err(Error::Tampered(format!("no codes: {answer:?}")));
        };
        let id = format!("ask-{}", self.asks);
        let keys = self
            .keys
            .as_ref()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        let codes: Vec<Code> = (0_u32..)
            .zip(&enrolments)
            .map(|(index, _)| keys.enrolment_secret(&id, index))
            .map(|secret| Code {
                secret,
                fingerprint: fingerprint.to_owned(),
            })
            .collect();
        let is_same = codes
            .iter()
            .zip(&enrolments)
            .all(|(code, id)| crate::crypto::enrolment_id(&code.secret) == *id);
        if is_same {
            Ok(codes)
        } else {
            Err(Error::Tampered("other codes".into()))
        }
    }

    /// Lets a program in; its token, which both ends derive.
    ///
    /// # Errors
    /// When the link is gone, or the server lets in another one or nobody.
    pub async fn api_token(&mut self, ask: Ask) -> Result<String, Error> {
        let answer = self.ask(ask).await?;
        let id = format!("ask-{}", self.asks);
        let Answer::Token { device } = answer else {
            return Err(Error::Tampered(format!("no token: {answer:?}")));
        };
        let keys = self
            .keys
            .as_ref()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        let token = keys.api_token(&id);
        if crate::crypto::token_device(&token) == device {
            Ok(token)
        } else {
            Err(Error::Tampered("another token".into()))
        }
    }

    /// Has a program told; its id, and the secret that both ends derive.
    ///
    /// # Errors
    /// When the link is gone, or the server knows another secret or none.
    pub async fn webhook(&mut self, ask: Ask) -> Result<(String, Secret<24>), Error> {
        let answer = self.ask(ask).await?;
        let id = format!("ask-{}", self.asks);
        let Answer::Webhook { webhook, proof } = answer else {
            return Err(Error::Tampered(format!("no webhook: {answer:?}")));
        };
        let keys = self
            .keys
            .as_ref()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        let secret = keys.webhook_secret(&id);
        if crate::crypto::webhook_proof(&secret) == proof {
            Ok((webhook, secret))
        } else {
            Err(Error::Tampered("another secret".into()))
        }
    }

    /// Personal codes with their secrets uncovered, by entrant.
    ///
    /// # Errors
    /// When the link is gone, or the server answers something else.
    pub async fn personal_codes(
        &mut self,
        ask: Ask,
        fingerprint: &str,
    ) -> Result<Vec<(u32, Code)>, Error> {
        let answer = self.ask(ask).await?;
        let Answer::PersonalCodes { nonce, codes, .. } = answer else {
            return Err(Error::Tampered(format!("no codes: {answer:?}")));
        };
        let nonce = Nonce::parse(&nonce).ok_or_else(|| Error::Tampered("no nonce".into()))?;
        let keys = self
            .keys
            .as_ref()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        (0..)
            .zip(codes)
            .map(|(index, code)| {
                let covered = EnrolmentSecret::parse(&code.covered)
                    .ok_or_else(|| Error::Tampered("no secret".into()))?;
                let code = (
                    code.entrant,
                    Code {
                        secret: keys.covered(&nonce, index, &covered),
                        fingerprint: fingerprint.to_owned(),
                    },
                );
                Ok(code)
            })
            .collect()
    }
}
