import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Image } from '../api/model';
import { LinkButton } from '../part/LinkButton';
import { useText } from '../text/TextContext';
import { common } from '../text/words';
import { DeleteImageDialog } from './DeleteImageDialog';
import { ShareDialog } from './ShareDialog';
import { createAddress } from './told';
import { images, sharing } from './words';

/** What one can do with an image: everybody makes containers, its owner the rest. */
export function ImageActions({ image }: { image: Image }) {
  const { say } = useText();
  const navigate = useNavigate();
  const [asking, ask] = useState<'share' | 'delete'>();
  const close = () => ask(undefined);
  return (
    <div className="wm-image-actions">
      <LinkButton to={createAddress(image)}>{say(images.create)}</LinkButton>
      {image.mine && (
        <>
          <Button variant="secondary" onClick={() => ask('share')}>
            {say(image.shared ? sharing.unshare : sharing.share)}
          </Button>
          <Button variant="secondary" isDanger onClick={() => ask('delete')}>
            {say(common.delete)}
          </Button>
        </>
      )}
      {asking === 'share' && <ShareDialog image={image} close={close} />}
      {asking === 'delete' && (
        <DeleteImageDialog image={image} close={close} deleted={() => navigate('/images')} />
      )}
    </div>
  );
}
