//! What a device hears on its link: every frame checked, documents kept up to date.

use super::carrier::{parse, text};
use super::{Error, Link, Refusal, Told};
use lanista_wire::frame::{ServerFrame, Standing};
use serde_json::Value;

impl Link {
    /// Waits until a document satisfies a claim, and returns it.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn until(
        &mut self,
        topic: &str,
        claim: impl Fn(&Value) -> bool,
    ) -> Result<Value, Error> {
        loop {
            if let Some((_, document)) = self.documents.get(topic)
                && claim(document)
            {
                return Ok(document.clone());
            }
            let told = self.hear().await?;
            self.waiting.push_back(told);
        }
    }

    /// Waits for a standing that satisfies a claim.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn until_standing(
        &mut self,
        claim: impl Fn(&Standing) -> bool,
    ) -> Result<Standing, Error> {
        while !claim(&self.standing) {
            let told = self.hear().await?;
            self.waiting.push_back(told);
        }
        Ok(self.standing.clone())
    }

    /// What was told and not yet asked for, or else what comes next. Ticks and pongs are checked and left out.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn next(&mut self) -> Result<Told, Error> {
        match self.waiting.pop_front() {
            Some(told) => Ok(told),
            None => self.hear().await,
        }
    }

    pub(super) async fn wait(&mut self, is_wanted: impl Fn(&Told) -> bool) -> Result<Told, Error> {
        if let Some(at) = self.waiting.iter().position(&is_wanted)
            && let Some(told) = self.waiting.remove(at)
        {
            return Ok(told);
        }
        loop {
            let told = self.hear().await?;
            if is_wanted(&told) {
                return Ok(told);
            }
            self.waiting.push_back(told);
        }
    }

    pub(super) async fn hear(&mut self) -> Result<Told, Error> {
        loop {
            if let Some(told) = self.frame().await? {
                return Ok(told);
            }
        }
    }

    /// One frame: checked, and documents brought up to date.
    async fn frame(&mut self) -> Result<Option<Told>, Error> {
        let text = text(&mut self.socket).await?;
        let is_bare = text.starts_with('{');
        let frame: ServerFrame = match &mut self.verifier {
            Some(verifier) if !is_bare => {
                let signed = verifier
                    .verify(&text)
                    .map_err(|error| Error::Tampered(error.to_string()))?;
                parse(signed.json)?
            }
            Some(_) => {
                self.sum.add(text.as_bytes());
                parse(&text)?
            }
            None => parse(&text)?,
        };
        let is_shared = matches!(
            frame,
            ServerFrame::Snap { .. }
                | ServerFrame::Patch { .. }
                | ServerFrame::Gone { .. }
                | ServerFrame::Pong { .. }
                | ServerFrame::Bye { .. }
        );
        if self.verifier.is_some() && is_bare && !is_shared {
            return Err(Error::Tampered(format!("not signed: {text}")));
        }
        Ok(match frame {
            ServerFrame::Snap { topic, v, doc } => {
                self.documents.insert(topic.clone(), (v, doc));
                Some(Told::Document(topic))
            }
            ServerFrame::Patch {
                topic,
                from,
                v,
                patch,
            } => {
                let known = self.documents.get_mut(&topic);
                let held = known.as_ref().map(|(version, _)| *version);
                let (version, document) = known
                    .filter(|(version, _)| *version == from)
                    .ok_or_else(|| Error::Gap {
                        topic: topic.clone(),
                        from,
                        to: v,
                        held,
                    })?;
                apply(document, &patch);
                *version = v;
                Some(Told::Document(topic))
            }
            ServerFrame::Gone { topic } => {
                self.documents.remove(&topic);
                Some(Told::Document(topic))
            }
            ServerFrame::Done { id, seq, rev, .. } => Some(Told::Done { id, seq, rev }),
            ServerFrame::Refused { id, reasons, state } => Some(Told::Refused {
                id,
                refusal: Refusal { reasons, state },
            }),
            ServerFrame::Standing { standing } => {
                self.standing = standing.clone();
                Some(Told::Frame(ServerFrame::Standing { standing }))
            }
            ServerFrame::Tick { sum, .. } => {
                if self.verifier.is_some() && sum != Some(self.sum.text()) {
                    return Err(Error::Tampered("the running hash differs".into()));
                }
                None
            }
            ServerFrame::Pong { .. } => None,
            frame @ (ServerFrame::Challenge { .. }
            | ServerFrame::Welcome { .. }
            | ServerFrame::Addresses { .. }
            | ServerFrame::Answer { .. }
            | ServerFrame::Nudge { .. }
            | ServerFrame::Bye { .. }) => Some(Told::Frame(frame)),
        })
    }
}

/// Applies a JSON merge patch (RFC 7396).
pub fn apply(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(fields) = target {
        for (name, change) in changes {
            if change.is_null() {
                fields.remove(name);
            } else {
                apply(fields.entry(name.clone()).or_insert(Value::Null), change);
            }
        }
    }
}
